import { QueryClient, QueryClientProvider } from "@tanstack/react-query";
import {
  createMemoryHistory,
  createRootRoute,
  createRouter,
  RouterContextProvider,
} from "@tanstack/react-router";
import { render } from "@testing-library/react";
import type { ReactNode } from "react";
import { Toaster, toast } from "sonner";
import { loadInside, startText } from "@/text/languages";

/** Shows a part of the page with all that is around it in the product: words, data, addresses, messages. */
export async function onPage(shown: ReactNode): Promise<QueryClient> {
  await startText();
  await loadInside();
  // Messages outlive the page they were shown on.
  toast.dismiss();
  const client = new QueryClient({ defaultOptions: { queries: { retry: false, staleTime: 60_000 } } });
  const router = createRouter({ routeTree: createRootRoute(), history: createMemoryHistory() });
  render(
    <QueryClientProvider client={client}>
      <RouterContextProvider router={router}>{shown}</RouterContextProvider>
      <Toaster />
    </QueryClientProvider>,
  );
  return client;
}
