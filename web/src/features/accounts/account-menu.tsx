import { Link } from "@tanstack/react-router";
import { LogOut, UserRound } from "lucide-react";
import type { ReactNode } from "react";
import { useTranslation } from "react-i18next";
import { Menu, MenuItem, MenuLine } from "@/components/menu";

/** What concerns the person who is signed in. */
export function AccountMenu({ trigger, onSignOut }: { trigger: ReactNode; onSignOut: () => void }) {
  const { t } = useTranslation();
  return (
    <Menu trigger={trigger}>
      <MenuItem asChild>
        <Link to="/account">
          <UserRound aria-hidden />
          {t("account")}
        </Link>
      </MenuItem>
      <MenuLine />
      <MenuItem onSelect={onSignOut}>
        <LogOut aria-hidden />
        {t("signOut")}
      </MenuItem>
    </Menu>
  );
}
