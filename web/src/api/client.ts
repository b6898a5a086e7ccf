import createFetchClient from "openapi-fetch";
import createClient from "openapi-react-query";
import type { paths } from "./schema";

/** Plain requests, for what is no query and no mutation. */
export const api = createFetchClient<paths>({ baseUrl: "/", credentials: "same-origin" });

/** Queries and mutations; their keys begin with method and path, by which the server names what changed. */
export const $api = createClient(api);
