import type { Secret } from '../../../platform/secret.ts'

const purpose = 'contribution forms'

/** When a form was opened, as the form itself says it and nobody else can: who had begun before the closing may still send it. */
export const begunToken = (secret: Secret, consultationId: string, at: Date): string =>
  `${at.getTime()}.${secret.digest(purpose, `${consultationId} ${at.getTime()}`)}`

/** When a form was opened; null where what it sends isn't ours, or is of another consultation. */
export function begunAt(secret: Secret, consultationId: string, token: string | null): Date | null {
  const [, time = '', mark = ''] = /^(\d{1,15})\.([0-9a-f]{64})$/.exec(token ?? '') ?? []
  return mark !== '' && mark === secret.digest(purpose, `${consultationId} ${time}`) ? new Date(Number(time)) : null
}
