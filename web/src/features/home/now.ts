import { useEffect, useState } from "react";

const STEP_MILLISECONDS = 15_000;

/** The time, kept current enough for "in 12 minutes". */
export function useNow(): number {
  const [now, setNow] = useState(Date.now);
  useEffect(() => {
    const timer = setInterval(() => setNow(Date.now()), STEP_MILLISECONDS);
    return () => clearInterval(timer);
  }, []);
  return now;
}
