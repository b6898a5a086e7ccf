import { expect, test } from "vitest";
import { inShort } from "./instructions";

test("the first line is who it is, the list what it looks for", () => {
  const said = inShort("Pewawancara produk.\n\n- Angka\n- Estimasi\n\nSatu pertanyaan setiap kali.");
  expect(said).toEqual({ role: "Pewawancara produk", points: ["Angka", "Estimasi"] });
});

test("numbers and headings are marks, not words", () => {
  expect(inShort("# Guru\n1. Langkah\n2) Contoh")).toEqual({ role: "Guru", points: ["Langkah", "Contoh"] });
});

test("without a list the next lines count, three at most", () => {
  expect(inShort("Satu\ndua\ntiga\nempat\nlima").points).toEqual(["dua", "tiga", "empat"]);
});

test("a single paragraph is read by its sentences", () => {
  const said = inShort("You take notes. Watch for dates! Is version 2.1 named?");
  expect(said).toEqual({ role: "You take notes", points: ["Watch for dates!", "Is version 2.1 named?"] });
});

test("nothing says nothing", () => {
  expect(inShort(" \n ")).toEqual({ role: "", points: [] });
});
