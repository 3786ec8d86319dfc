/** Why a file isn’t taken. The codes are stable. */
export type FileRefusal =
  | 'empty'
  | 'too-large'
  | 'too-many'
  | 'unknown-kind'
  | 'has-macros'
  | 'encrypted'
  | 'not-allowed'
  | 'not-stored'
