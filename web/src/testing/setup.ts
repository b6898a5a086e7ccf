import "@testing-library/jest-dom/vitest";
import { cleanup, configure } from "@testing-library/react";
import { afterEach } from "vitest";

// A busy machine takes its time; what appears at all appears in less than this.
configure({ asyncUtilTimeout: 5_000 });
afterEach(cleanup);
