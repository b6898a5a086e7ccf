import { QueryClient } from "@tanstack/react-query";
import { expect, test } from "vitest";
import { aMeeting } from "@/testing/examples";
import { keep, meetingQuery } from "./queries";

test("what the server answered is shown, and read again: it may have moved on before the answer came", () => {
  const meeting = aMeeting({ status: "processing" });
  const client = new QueryClient();
  const { queryKey } = meetingQuery(meeting.id);
  keep(client, meeting);
  expect(client.getQueryData(queryKey)).toEqual(meeting);
  expect(client.getQueryState(queryKey)?.isInvalidated).toBe(true);
});
