import { QueryClientProvider } from "@tanstack/react-query";
import { RouterProvider } from "@tanstack/react-router";
import { Toaster } from "sonner";
import { useTheme } from "@/theme";
import { router } from "./router";

export function App() {
  const { dark } = useTheme();
  return (
    <QueryClientProvider client={router.options.context.queries}>
      <RouterProvider router={router} />
      <Toaster
        theme={dark ? "dark" : "light"}
        position="bottom-right"
        toastOptions={{ className: "!font-sans" }}
      />
    </QueryClientProvider>
  );
}
