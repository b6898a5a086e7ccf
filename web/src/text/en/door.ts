import { accounts } from "./accounts";
import { common } from "./common";
import { problems } from "./problems";

/** What is said before anybody is signed in, and everywhere. */
export const door = { accounts, common, problems };
