import type { Visit } from '../../platform/http/personal.ts'
import { type Capacity, capacityFor, type Right } from '../../record/index.ts'
import type { Reader } from '../sign-in/accounts.ts'

/** In which capacity whoever reads a page may do something, or null: so that pages offer what will be done, and nothing else. */
export const capacityOf = <Input>(
  { db, reader, now }: Visit<Reader>,
  right: Right<Input>,
  input: Input,
): Promise<Capacity | null> =>
  db.transaction().execute(tx => capacityFor(right, input, { tx, who: reader.who, recorded: now }))
