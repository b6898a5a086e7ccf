import type { ComponentProps, ReactNode } from "react";
import { useId } from "react";
import { classes } from "./classes";

export const control =
  "w-full rounded-control border border-garis-kuat bg-paper px-3.5 text-body text-tinta placeholder:text-tinta-3 hover:border-tinta-3 focus-visible:outline-offset-0 aria-invalid:border-bata disabled:opacity-60";

type FieldProps = {
  label: string;
  /** What helps to fill it in. */
  hint?: ReactNode;
  /** What is wrong with it. */
  error?: string | undefined;
  /** Beside the label. */
  aside?: ReactNode;
  className?: string;
  children: (given: { id: string; "aria-invalid"?: true; "aria-describedby"?: string }) => ReactNode;
};

/** A control with its label, its hint and its error, tied together for those who do not see them. */
export function Field({ label, hint, error, aside, className, children }: FieldProps) {
  const id = useId();
  const note = error ?? hint;
  return (
    <div className={classes("grid gap-1.5", className)}>
      <div className="flex items-baseline justify-between gap-3">
        <label htmlFor={id} className="font-medium text-meta text-tinta">
          {label}
        </label>
        {aside}
      </div>
      {children({
        id,
        ...(error ? { "aria-invalid": true as const } : {}),
        ...(note ? { "aria-describedby": `${id}-note` } : {}),
      })}
      {note ? (
        <p
          id={`${id}-note`}
          role={error ? "alert" : undefined}
          className={classes("text-meta", error ? "text-bata" : "text-tinta-3")}
        >
          {note}
        </p>
      ) : null}
    </div>
  );
}

export function Input({ className, ...rest }: ComponentProps<"input">) {
  return <input {...rest} className={classes(control, "h-11", className)} />;
}

export function TextArea({ className, ...rest }: ComponentProps<"textarea">) {
  return <textarea {...rest} className={classes(control, "min-h-24 py-2.5", className)} />;
}

/** The browser's own, so that it is right on phones and by keyboard. */
export function Select({ className, ...rest }: ComponentProps<"select">) {
  return <select {...rest} className={classes(control, "h-11 appearance-auto pr-2", className)} />;
}
