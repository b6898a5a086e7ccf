/** A meeting begins at once, or is planned. */
export type Mode = "now" | "later";
