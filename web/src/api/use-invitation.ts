import { useState } from "react";
import { $api } from "@/api/client";
import { copied } from "@/clipboard";
import { type Failure, failureOf } from "./problems";

type Told = { onCopied: () => void; onFailed: (failure: Failure) => void };

/** Asks for the link by which others come into a meeting's call, and copies it; `link` is one that could not be copied. */
export function useInvitation(meetingId: string, { onCopied, onFailed }: Told) {
  const [link, setLink] = useState<string | null>(null);
  const { mutate, isPending } = $api.useMutation("post", "/api/meetings/{id}/invitation", {
    onSuccess: async ({ code }) => {
      const found = `${location.origin}/join/${code}`;
      if (await copied(found)) onCopied();
      else setLink(found);
    },
    onError: (error) => onFailed(failureOf(error)),
  });
  const ask = () => mutate({ params: { path: { id: meetingId } } });
  return { ask, busy: isPending, link, forget: () => setLink(null) };
}
