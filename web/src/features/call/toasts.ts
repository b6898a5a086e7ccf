/** During a call the corner where notices usually are is where one writes. */
export const ABOVE = { position: "top-center" } as const;
