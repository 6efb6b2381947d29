import { z } from "zod";
import { pupilFileEntries } from "@/components/pupil-files/pupil-file-entries";
import { now, today } from "@/lib/clock";
import { takeFile } from "@/lib/commands/pupil-files/take-file";
import { personId } from "@/lib/domain/ids";
import { route } from "@/lib/http/route";
import { zipAnswer } from "@/lib/http/zip-answer";
import { getLocale, getTranslator } from "@/lib/i18n/server";
import { listFileParts } from "@/lib/queries/pupil-files/file-parts";

/** Everything that the school holds on a pupil, as files that a person can read. Its name tells the day, never who. */
export const GET = route({
	scope: "admin",
	exports: true,
	input: z.object({ params: z.object({ pupilId: personId }) }),
	handler: async ({ scope, input: { params } }) => {
		const pupilId = params.pupilId;
		const about = { ...(await takeFile(scope, pupilId)), madeAt: now() };
		const [locale, t] = await Promise.all([getLocale(), getTranslator("pupilFiles")]);
		const entries = pupilFileEntries(about, listFileParts(scope, pupilId), locale);
		return zipAnswer(`groepsbeeld-${t("file.zip")}-${today()}.zip`, entries);
	},
});
