import { useQueryClient } from "@tanstack/react-query";
import { createFileRoute, Outlet, redirect, useMatches, useNavigate } from "@tanstack/react-router";
import { useEffect } from "react";
import { isProblem } from "@/api/problems";
import { meQuery, useMe } from "@/features/accounts/queries";
import { follow } from "@/live/live";
import { followProfile, loadInside } from "@/text/languages";
import { BareShell, Shell } from "../shell";

/** Everything here is for who is signed in; others sign in first and come back. */
export const Route = createFileRoute("/_app")({
  beforeLoad: async ({ context, location }) => {
    try {
      await context.queries.ensureQueryData(meQuery());
    } catch (error) {
      if (isProblem(error) && error.status === 401) {
        throw redirect({ to: "/sign-in", search: { next: location.href } });
      }
      throw error;
    }
    await loadInside();
  },
  component: SignedIn,
});

function SignedIn() {
  const client = useQueryClient();
  const navigate = useNavigate();
  const { language } = useMe();
  useEffect(() => void followProfile(language), [language]);
  useEffect(
    () =>
      follow(client, () => {
        client.clear();
        // Whoever signed out here is on their way already.
        if (location.pathname === "/sign-in") return;
        void navigate({ to: "/sign-in", search: { next: location.pathname + location.search } });
      }),
    [client, navigate],
  );
  const isBare = useMatches({ select: (matches) => matches.some(({ staticData }) => staticData.bare) });
  const Frame = isBare ? BareShell : Shell;
  return (
    <Frame>
      <Outlet />
    </Frame>
  );
}
