import { useEffect, useState } from "react";

/** The moment it is, looked at anew every so often: for words such as "in 12 minutes". Asks no server. */
export function useNow(everyMilliseconds = 20_000): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), everyMilliseconds);
    return () => clearInterval(timer);
  }, [everyMilliseconds]);
  return now;
}
