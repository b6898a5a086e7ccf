/** The same keys in another language; Indonesian has one plural form, so `_one` is not asked for. */
export type TextOf<T> = {
  [K in keyof T as K extends `${string}_one` ? never : K]: T[K] extends string ? string : TextOf<T[K]>;
};
