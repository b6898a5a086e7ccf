import { accounts } from "./accounts";
import { agents } from "./agents";
import { call } from "./call";
import { common } from "./common";
import { conversations } from "./conversations";
import { home } from "./home";
import { meetings } from "./meetings";
import { minutes } from "./minutes";
import { palette } from "./palette";
import { problems } from "./problems";

export const text = {
  accounts,
  agents,
  call,
  common,
  conversations,
  home,
  meetings,
  minutes,
  palette,
  problems,
};
