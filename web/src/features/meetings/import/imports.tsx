import { useCallback, useState } from "react";
import type { Meeting } from "@/api/schema";
import { DropCover } from "./drop-cover";
import { ImportDialog } from "./import-dialog";
import { useDroppedFiles } from "./use-dropped-files";

type Props = {
  open: boolean;
  /** Another dialog is open, whose words a dropped file must not sweep away. */
  busy: boolean;
  onOpen: () => void;
  onImported: (meeting: Meeting) => void;
  onClose: () => void;
};

const NONE: readonly File[] = [];

/** Files dropped anywhere on the page, and the dialog they open. */
export function Imports({ open, busy, onOpen, onImported, onClose }: Props) {
  const [dropped, setDropped] = useState(NONE);
  const take = useCallback(
    (files: File[]) => {
      if (busy) return;
      setDropped(files);
      onOpen();
    },
    [busy, onOpen],
  );
  const over = useDroppedFiles(take);
  const close = () => {
    setDropped(NONE);
    onClose();
  };
  return (
    <>
      {over && !busy ? <DropCover /> : null}
      {open ? <ImportDialog dropped={dropped} onImported={onImported} onClose={close} /> : null}
    </>
  );
}
