import "./styles.css";
import { StrictMode } from "react";
import { createRoot } from "react-dom/client";
import { App } from "./app/app";
import { stayWhereNobodyAnswers } from "./app/missing-parts";
import { startText } from "./text/languages";

const root = document.getElementById("root");
if (root === null) throw new Error("The page has no element to live in.");

stayWhereNobodyAnswers();
await startText();
createRoot(root).render(
  <StrictMode>
    <App />
  </StrictMode>,
);
