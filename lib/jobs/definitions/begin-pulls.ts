import { z } from "zod";
import { beginDuePulls } from "../../commands/pulls/begin-due-pulls";
import { defineJob } from "../define-job";
import { forEachSchool } from "../for-each-school";

/** Begins the pulls whose hour has come. */
export const beginPullsJob = defineJob("begin-pulls", z.object({}), () => forEachSchool(beginDuePulls));
