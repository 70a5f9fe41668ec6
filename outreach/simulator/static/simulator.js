// Starts the two phones of the trial page.

import { startCalling } from "./phone.js";
import { startTexting } from "./texts.js";

startTexting();
startCalling();
