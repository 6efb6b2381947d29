import type { QueueName } from "../db/queues";
import type { Job } from "./define-job";
import { beginPullsJob } from "./definitions/begin-pulls";
import { endConsentsJob } from "./definitions/end-consents";
import { eraseConnectionJob } from "./definitions/erase-connection";
import { eraseHeldJob } from "./definitions/erase-held";
import { eraseOldJob } from "./definitions/erase-old";
import { erasePupilJob } from "./definitions/erase-pupil";
import { eraseRawJob } from "./definitions/erase-raw";
import { evaluateSignalsJob } from "./definitions/evaluate-signals";
import { forgetExpiredJob } from "./definitions/forget-expired";
import { judgeResultsJob } from "./definitions/judge-results";
import { pullRosterJob } from "./definitions/pull-roster";
import { recomputePracticeJob } from "./definitions/recompute-practice";
import { releaseHeldJob } from "./definitions/release-held";
import { replayRecordsJob } from "./definitions/replay-records";
import { resealSecretsJob } from "./definitions/reseal-secrets";
import { sealAuditJob } from "./definitions/seal-audit";
import { upkeepPartitionsJob } from "./definitions/upkeep-partitions";

/** Every job there is; its queue stands in lib/db/queues.ts. One line each. */
export const jobs: readonly Job[] = [
	releaseHeldJob,
	recomputePracticeJob,
	evaluateSignalsJob,
	replayRecordsJob,
	judgeResultsJob,
	eraseConnectionJob,
	pullRosterJob,
	beginPullsJob,
	endConsentsJob,
	eraseHeldJob,
	eraseRawJob,
	erasePupilJob,
	eraseOldJob,
	upkeepPartitionsJob,
	forgetExpiredJob,
	resealSecretsJob,
	sealAuditJob,
];

/** What runs by itself, by the clock of Europe/Amsterdam (cron), with an empty payload. */
export const schedule: readonly { readonly name: QueueName; readonly cron: string }[] = [
	{ name: "upkeep-partitions", cron: "7 1 * * *" },
	{ name: "release-held", cron: "17 1 * * *" },
	{ name: "recompute-practice", cron: "37 1 * * *" },
	{ name: "judge-results", cron: "57 1 * * *" },
	{ name: "evaluate-signals", cron: "37 2 * * *" },
	{ name: "erase-held", cron: "7 3 * * *" },
	{ name: "begin-pulls", cron: "*/5 * * * *" },
	{ name: "seal-audit", cron: "*/10 * * * *" },
	{ name: "forget-expired", cron: "27 3 * * *" },
	{ name: "reseal-secrets", cron: "12 * * * *" },
	{ name: "erase-raw", cron: "47 3 * * *" },
	{ name: "erase-old", cron: "17 4 * * *" },
];
