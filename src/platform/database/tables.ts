/** Every table, by name: each capability adds its own by declaration merging, so that only its room knows its columns. */
// biome-ignore lint/suspicious/noEmptyInterface: filled by the capabilities
export interface Tables {}
