import { useTranslation } from "react-i18next";
import { Dialog } from "@/components/dialog";
import type { palette } from "@/text/en/palette";
import { Key } from "./key";

/** Keys pressed together, or one after the other. */
type Line = { keys: readonly string[]; joined?: "after"; means: Means };
type Means = Exclude<keyof (typeof palette)["help"], "after">;

type Props = { open: boolean; onClose: () => void; commandKey: string };

/** All that can be done with keys alone. */
export function KeyboardHelp({ open, onClose, commandKey }: Props) {
  const { t } = useTranslation("palette");
  const { t: common } = useTranslation();
  const space = t("help.space");
  const parts: [Means, Line[]][] = [
    [
      "everywhere",
      [
        { keys: [commandKey, "K"], means: "palette" },
        { keys: ["/"], means: "search" },
        { keys: ["G", "H"], joined: "after", means: "home" },
        { keys: ["G", "M"], joined: "after", means: "meetings" },
        { keys: ["G", "A"], joined: "after", means: "agents" },
        { keys: ["?"], means: "help" },
        { keys: ["Esc"], means: "leave" },
      ],
    ],
    [
      "transcript",
      [
        { keys: ["J"], means: "nextTurn" },
        { keys: ["K"], means: "previousTurn" },
        { keys: [space], means: "play" },
      ],
    ],
    [
      "call",
      [
        { keys: ["M"], means: "microphone" },
        { keys: ["V"], means: "camera" },
        { keys: ["C"], means: "captions" },
        { keys: ["Esc"], means: "hangUp" },
      ],
    ],
  ];
  return (
    <Dialog open={open} onClose={onClose} title={common("keyboardHelp")} wide>
      <div className="grid gap-x-12 gap-y-7 sm:grid-cols-2">
        {parts.map(([part, lines], at) => (
          <section key={part} className={at === 0 ? "sm:row-span-2" : ""}>
            <h3 className="mb-1 font-semibold">{t(`help.${part}`)}</h3>
            <dl className="divide-y">
              {lines.map((line) => (
                <Row key={line.means} line={line} />
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Dialog>
  );
}

function Row({ line: { keys, joined, means } }: { line: Line }) {
  const { t } = useTranslation("palette");
  return (
    <div className="flex items-center justify-between gap-4 py-2">
      <dt className="text-tinta-2">{t(`help.${means}`)}</dt>
      <dd className="flex shrink-0 items-center gap-1.5 text-meta text-tinta-3">
        {keys.map((key, at) => (
          <span key={key} className="flex items-center gap-1.5">
            {at > 0 && joined ? t(`help.${joined}`) : null}
            <Key>{key}</Key>
          </span>
        ))}
      </dd>
    </div>
  );
}
