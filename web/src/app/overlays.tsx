import { type ComponentProps, useEffect, useState } from "react";
import type { KeyboardHelp } from "@/features/palette/keyboard-help";
import type { Palette } from "@/features/palette/palette";
import { useActions } from "./actions";
import { commandKey } from "./platform";

export type Overlay = "palette" | "help" | null;

type Parts = { Palette: typeof Palette; KeyboardHelp: typeof KeyboardHelp };

async function load(): Promise<Parts> {
  const [palette, help] = await Promise.all([
    import("@/features/palette/palette"),
    import("@/features/palette/keyboard-help"),
  ]);
  return { Palette: palette.Palette, KeyboardHelp: help.KeyboardHelp };
}

type Props = { shown: Overlay; onShow: (overlay: Overlay) => void; onSignOut: () => void };

/** The palette and the list of keys, over any page. */
export function Overlays({ shown, onShow, onSignOut }: Props) {
  const parts = useOnceIdle(load, shown !== null);
  const actions = useActions({ onHelp: () => onShow("help"), onSignOut });
  if (parts === null) return null;
  const { Palette, KeyboardHelp } = parts;
  const common: Pick<ComponentProps<typeof Palette>, "onClose"> = { onClose: () => onShow(null) };
  return (
    <>
      <Palette open={shown === "palette"} actions={actions} {...common} />
      <KeyboardHelp open={shown === "help"} commandKey={commandKey()} {...common} />
    </>
  );
}

/**
 * Loaded when the browser has nothing better to do, since letters typed after Ctrl-K must not be lost to loading; at once when it is
 * wanted before that, or when it could not be had.
 */
function useOnceIdle<T>(loading: () => Promise<T>, wanted: boolean): T | null {
  const [loaded, setLoaded] = useState<T | null>(null);
  useEffect(() => {
    if (loaded !== null) return;
    const begin = () =>
      void loading().then(
        (parts) => setLoaded(parts),
        () => undefined,
      );
    return wanted ? begin() : whenIdle(begin);
  }, [loading, wanted, loaded]);
  return loaded;
}

function whenIdle(begin: () => void): () => void {
  if (!("requestIdleCallback" in window)) {
    const timer = setTimeout(begin, 300);
    return () => clearTimeout(timer);
  }
  const waiting = requestIdleCallback(begin, { timeout: 2000 });
  return () => cancelIdleCallback(waiting);
}
