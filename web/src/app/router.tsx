import { QueryClient } from "@tanstack/react-query";
import { createRouter } from "@tanstack/react-router";
import { isProblem, mayPass } from "@/api/problems";
import { Crashed } from "./crashed";
import { MissingPage } from "./missing";
import { routeTree } from "./routeTree.gen";

const MOST_RETRIES = 3;

const queries = new QueryClient({
  defaultOptions: {
    queries: {
      // News come over the live stream; what is shown is current until they say otherwise.
      staleTime: 60_000,
      retry: (failures, error) => mayPass(error) && failures < MOST_RETRIES,
      throwOnError: (error) => isProblem(error) && error.status === 401,
    },
    mutations: { networkMode: "always" },
  },
});

export const router = createRouter({
  routeTree,
  context: { queries },
  defaultPreload: "intent",
  defaultPreloadStaleTime: 0,
  scrollRestoration: true,
  defaultNotFoundComponent: MissingPage,
  defaultErrorComponent: Crashed,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
  interface StaticDataRouteOption {
    /** The page fills the window: no rail, no bars. */
    bare?: boolean;
  }
}
