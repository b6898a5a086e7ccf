import { useQueryClient } from "@tanstack/react-query";
import { Link, useRouter } from "@tanstack/react-router";
import type { ReactNode } from "react";
import type { User } from "@/api/schema";
import { Entrance } from "@/features/accounts/entrance";
import { meQuery } from "@/features/accounts/queries";
import { LanguageSwitch, ThemeSwitch } from "./switches";

type Props = {
  title: string;
  text: string;
  /** To the other door. */
  other: { question: string; name: string; to: "/sign-in" | "/sign-up" };
  next: string | undefined;
  children: (onSignedIn: (user: User) => void) => ReactNode;
};

/** Signing in or up: behind it is where somebody wanted to go. */
export function Door({ title, text, other, next, children }: Props) {
  const enter = useEnter(next);
  return (
    <Entrance title={title} text={text} corner={<Switches />} below={<Other {...other} next={next} />}>
      {children(enter)}
    </Entrance>
  );
}

/** Nothing of whoever was here before stays. */
function useEnter(next: string | undefined): (user: User) => void {
  const router = useRouter();
  const client = useQueryClient();
  return (user) => {
    client.clear();
    client.setQueryData(meQuery().queryKey, user);
    router.history.push(next ?? "/");
  };
}

function Switches() {
  return (
    <>
      <ThemeSwitch />
      <LanguageSwitch />
    </>
  );
}

function Other({ question, name, to, next }: Props["other"] & Pick<Props, "next">) {
  return (
    <>
      {question}{" "}
      <Link to={to} search={{ next }} className="font-medium text-nila underline underline-offset-4">
        {name}
      </Link>
    </>
  );
}
