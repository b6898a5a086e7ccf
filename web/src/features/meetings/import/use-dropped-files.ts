import { useEffect, useState } from "react";

/** Files dropped anywhere on the page; true while some are held over it. */
export function useDroppedFiles(onFiles: (files: File[]) => void): boolean {
  const [over, setOver] = useState(false);
  useEffect(() => {
    // Entering a child comes before leaving its parent: only the balance tells.
    let depth = 0;
    const at = (now: number) => {
      depth = Math.max(0, now);
      setOver(depth > 0);
    };
    const listen = {
      dragenter: (event: DragEvent) => holdsFiles(event) && at(depth + 1),
      dragleave: (event: DragEvent) => holdsFiles(event) && at(depth - 1),
      // Without this the browser would open the file instead.
      dragover: (event: DragEvent) => holdsFiles(event) && event.preventDefault(),
      drop: (event: DragEvent) => {
        if (!holdsFiles(event)) return;
        event.preventDefault();
        at(0);
        onFiles([...(event.dataTransfer?.files ?? [])]);
      },
    };
    const all = Object.entries(listen) as [keyof typeof listen, (event: DragEvent) => void][];
    for (const [name, heard] of all) addEventListener(name, heard);
    return () => {
      for (const [name, heard] of all) removeEventListener(name, heard);
    };
  }, [onFiles]);
  return over;
}

function holdsFiles({ dataTransfer }: DragEvent): boolean {
  return dataTransfer?.types.includes("Files") ?? false;
}
