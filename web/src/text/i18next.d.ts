import type { Text } from "./languages";

declare module "i18next" {
  interface CustomTypeOptions {
    defaultNS: "common";
    resources: Text;
    returnNull: false;
  }
}
