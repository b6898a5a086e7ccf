import { useQueryClient } from "@tanstack/react-query";
import { useTranslation } from "react-i18next";
import { toast } from "sonner";
import { $api } from "@/api/client";
import { showAtOnce } from "@/api/optimistic";
import { failureOf } from "@/api/problems";
import type { LoginList, User } from "@/api/schema";

export const meQuery = () => $api.queryOptions("get", "/api/auth/me");

/** Who is signed in; only below the route that has made sure somebody is. */
export function useMe() {
  return $api.useSuspenseQuery("get", "/api/auth/me").data;
}

export const loginsQuery = () => $api.queryOptions("get", "/api/auth/logins");

/** Shows the change at once, and takes it back, saying so, if the server refuses it. */
export function useEditMe() {
  const client = useQueryClient();
  const { t } = useTranslation("accounts");
  const { queryKey } = meQuery();
  return $api.useMutation("patch", "/api/auth/me", {
    onMutate: ({ body }) => showAtOnce<User>(client, queryKey, (me) => ({ ...me, ...body })),
    onError: (error, _, undo) => {
      undo?.();
      toast.error(t("notSaved"), { description: failureOf(error).title });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

/** Ends one login; it is gone from the list at once, and comes back if it could not be ended. */
export function useEndLogin() {
  const client = useQueryClient();
  const { t } = useTranslation("accounts");
  const { queryKey } = loginsQuery();
  return $api.useMutation("delete", "/api/auth/logins/{id}", {
    onMutate: ({ params }) =>
      showAtOnce<LoginList>(client, queryKey, (list) => ({
        items: list.items.filter(({ id }) => id !== params.path.id),
      })),
    onError: (error, _, undo) => {
      undo?.();
      toast.error(t("notEnded"), { description: failureOf(error).title });
    },
    onSettled: () => client.invalidateQueries({ queryKey }),
  });
}

/** `onGone` leads away; whatever was known of this person is forgotten. */
export function useSignOut(onGone: () => Promise<void>) {
  return $api.useMutation("post", "/api/auth/sign-out", useLeaving(onGone));
}

export function useSignOutEverywhere(onGone: () => Promise<void>) {
  return $api.useMutation("post", "/api/auth/sign-out-everywhere", useLeaving(onGone));
}

function useLeaving(onGone: () => Promise<void>) {
  const client = useQueryClient();
  const { t } = useTranslation("accounts");
  return {
    // Away first: what is forgotten while it is shown would be asked for again.
    onSuccess: async () => {
      await onGone();
      client.clear();
    },
    onError: (error: unknown) => {
      toast.error(t("notSignedOut"), { description: failureOf(error).title });
    },
  };
}
