/** Agents to start from; their words are in the texts. */
export const EXAMPLES = ["scribe", "interviewer", "teacher", "mentor"] as const;

export type Example = (typeof EXAMPLES)[number];
