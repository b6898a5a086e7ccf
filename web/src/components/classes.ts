import { type ClassValue, clsx } from "clsx";
import { extendTailwindMerge } from "tailwind-merge";

const sizes = ["meta", "body", "section", "title", "minutes", "lead"];
const merge = extendTailwindMerge({ extend: { classGroups: { "font-size": [{ text: sizes }] } } });

/** Class names in one string; of two that contradict each other the last one counts. */
export function classes(...given: ClassValue[]): string {
  return merge(clsx(given));
}
