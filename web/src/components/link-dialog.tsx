import { Dialog } from "./dialog";
import { Field, Input } from "./field";

type Props = { link: string | null; onClose: () => void; title: string; text: string; label: string };

/** A link to be copied by hand; open while there is one. */
export function LinkDialog({ link, onClose, title, text, label }: Props) {
  return (
    <Dialog open={link !== null} onClose={onClose} title={title} text={text}>
      <Field label={label}>
        {(given) => (
          <Input {...given} readOnly value={link ?? ""} onFocus={({ target }) => target.select()} />
        )}
      </Field>
    </Dialog>
  );
}
