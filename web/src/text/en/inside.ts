import { agents } from "./agents";
import { call } from "./call";
import { conversations } from "./conversations";
import { home } from "./home";
import { meetings } from "./meetings";
import { minutes } from "./minutes";
import { palette } from "./palette";

/** What is said to who is signed in. */
export const inside = { agents, call, conversations, home, meetings, minutes, palette };
