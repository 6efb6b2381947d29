import type {} from "use-intl";
import enAccess from "./messages/en/access.json";
import enAccountActs from "./messages/en/account-acts.json";
import enAccounts from "./messages/en/accounts.json";
import enActs from "./messages/en/acts.json";
import enAudit from "./messages/en/audit.json";
import enBoards from "./messages/en/boards.json";
import enChanges from "./messages/en/changes.json";
import enCharts from "./messages/en/charts.json";
import enCommon from "./messages/en/common.json";
import enConnections from "./messages/en/connections.json";
import enCsv from "./messages/en/csv.json";
import enEffort from "./messages/en/effort.json";
import enErrors from "./messages/en/errors.json";
import enGoals from "./messages/en/goals.json";
import enGroupGoal from "./messages/en/group-goal.json";
import enGroups from "./messages/en/groups.json";
import enHelp from "./messages/en/help.json";
import enLayout from "./messages/en/layout.json";
import enLive from "./messages/en/live.json";
import enLoneActs from "./messages/en/lone-acts.json";
import enLongWork from "./messages/en/long-work.json";
import enMail from "./messages/en/mail.json";
import enMapping from "./messages/en/mapping.json";
import enMatching from "./messages/en/matching.json";
import enMeasures from "./messages/en/measures.json";
import enMyGroups from "./messages/en/my-groups.json";
import enNotes from "./messages/en/notes.json";
import enOwnAccount from "./messages/en/own-account.json";
import enPeople from "./messages/en/people.json";
import enPlaces from "./messages/en/places.json";
import enPlans from "./messages/en/plans.json";
import enProvenance from "./messages/en/provenance.json";
import enPublication from "./messages/en/publication.json";
import enPulls from "./messages/en/pulls.json";
import enPupilFiles from "./messages/en/pupil-files.json";
import enPupils from "./messages/en/pupils.json";
import enQuality from "./messages/en/quality.json";
import enReading from "./messages/en/reading.json";
import enReasons from "./messages/en/reasons.json";
import enRegister from "./messages/en/register.json";
import enRequests from "./messages/en/requests.json";
import enResultMarks from "./messages/en/result-marks.json";
import enRetention from "./messages/en/retention.json";
import enRoster from "./messages/en/roster.json";
import enScaleFamilies from "./messages/en/scale-families.json";
import enSchoolYear from "./messages/en/school-year.json";
import enSearch from "./messages/en/search.json";
import enSecondFactor from "./messages/en/second-factor.json";
import enSecurityLog from "./messages/en/security-log.json";
import enSettings from "./messages/en/settings.json";
import enSignals from "./messages/en/signals.json";
import enSittings from "./messages/en/sittings.json";
import enSubGroups from "./messages/en/sub-groups.json";
import enSubjects from "./messages/en/subjects.json";
import enSuppliers from "./messages/en/suppliers.json";
import enTalk from "./messages/en/talk.json";
import enViews from "./messages/en/views.json";
import enVisibility from "./messages/en/visibility.json";
import nlAccess from "./messages/nl/access.json";
import nlAccountActs from "./messages/nl/account-acts.json";
import nlAccounts from "./messages/nl/accounts.json";
import nlActs from "./messages/nl/acts.json";
import nlAudit from "./messages/nl/audit.json";
import nlBoards from "./messages/nl/boards.json";
import nlChanges from "./messages/nl/changes.json";
import nlCharts from "./messages/nl/charts.json";
import nlCommon from "./messages/nl/common.json";
import nlConnections from "./messages/nl/connections.json";
import nlCsv from "./messages/nl/csv.json";
import nlEffort from "./messages/nl/effort.json";
import nlErrors from "./messages/nl/errors.json";
import nlGoals from "./messages/nl/goals.json";
import nlGroupGoal from "./messages/nl/group-goal.json";
import nlGroups from "./messages/nl/groups.json";
import nlHelp from "./messages/nl/help.json";
import nlLayout from "./messages/nl/layout.json";
import nlLive from "./messages/nl/live.json";
import nlLoneActs from "./messages/nl/lone-acts.json";
import nlLongWork from "./messages/nl/long-work.json";
import nlMail from "./messages/nl/mail.json";
import nlMapping from "./messages/nl/mapping.json";
import nlMatching from "./messages/nl/matching.json";
import nlMeasures from "./messages/nl/measures.json";
import nlMyGroups from "./messages/nl/my-groups.json";
import nlNotes from "./messages/nl/notes.json";
import nlOwnAccount from "./messages/nl/own-account.json";
import nlPeople from "./messages/nl/people.json";
import nlPlaces from "./messages/nl/places.json";
import nlPlans from "./messages/nl/plans.json";
import nlProvenance from "./messages/nl/provenance.json";
import nlPublication from "./messages/nl/publication.json";
import nlPulls from "./messages/nl/pulls.json";
import nlPupilFiles from "./messages/nl/pupil-files.json";
import nlPupils from "./messages/nl/pupils.json";
import nlQuality from "./messages/nl/quality.json";
import nlReading from "./messages/nl/reading.json";
import nlReasons from "./messages/nl/reasons.json";
import nlRegister from "./messages/nl/register.json";
import nlRequests from "./messages/nl/requests.json";
import nlResultMarks from "./messages/nl/result-marks.json";
import nlRetention from "./messages/nl/retention.json";
import nlRoster from "./messages/nl/roster.json";
import nlScaleFamilies from "./messages/nl/scale-families.json";
import nlSchoolYear from "./messages/nl/school-year.json";
import nlSearch from "./messages/nl/search.json";
import nlSecondFactor from "./messages/nl/second-factor.json";
import nlSecurityLog from "./messages/nl/security-log.json";
import nlSettings from "./messages/nl/settings.json";
import nlSignals from "./messages/nl/signals.json";
import nlSittings from "./messages/nl/sittings.json";
import nlSubGroups from "./messages/nl/sub-groups.json";
import nlSubjects from "./messages/nl/subjects.json";
import nlSuppliers from "./messages/nl/suppliers.json";
import nlTalk from "./messages/nl/talk.json";
import nlViews from "./messages/nl/views.json";
import nlVisibility from "./messages/nl/visibility.json";

const nl = {
	access: nlAccess,
	accountActs: nlAccountActs,
	accounts: nlAccounts,
	acts: nlActs,
	audit: nlAudit,
	boards: nlBoards,
	changes: nlChanges,
	charts: nlCharts,
	common: nlCommon,
	connections: nlConnections,
	csv: nlCsv,
	effort: nlEffort,
	errors: nlErrors,
	goals: nlGoals,
	groupGoal: nlGroupGoal,
	groups: nlGroups,
	help: nlHelp,
	layout: nlLayout,
	live: nlLive,
	loneActs: nlLoneActs,
	longWork: nlLongWork,
	mail: nlMail,
	mapping: nlMapping,
	matching: nlMatching,
	measures: nlMeasures,
	myGroups: nlMyGroups,
	notes: nlNotes,
	ownAccount: nlOwnAccount,
	people: nlPeople,
	places: nlPlaces,
	plans: nlPlans,
	provenance: nlProvenance,
	publication: nlPublication,
	pulls: nlPulls,
	pupilFiles: nlPupilFiles,
	pupils: nlPupils,
	quality: nlQuality,
	reading: nlReading,
	reasons: nlReasons,
	register: nlRegister,
	requests: nlRequests,
	resultMarks: nlResultMarks,
	retention: nlRetention,
	roster: nlRoster,
	scaleFamilies: nlScaleFamilies,
	schoolYear: nlSchoolYear,
	search: nlSearch,
	secondFactor: nlSecondFactor,
	securityLog: nlSecurityLog,
	settings: nlSettings,
	signals: nlSignals,
	sittings: nlSittings,
	subGroups: nlSubGroups,
	subjects: nlSubjects,
	suppliers: nlSuppliers,
	talk: nlTalk,
	views: nlViews,
	visibility: nlVisibility,
};

const en: typeof nl = {
	access: enAccess,
	accountActs: enAccountActs,
	accounts: enAccounts,
	acts: enActs,
	audit: enAudit,
	boards: enBoards,
	changes: enChanges,
	charts: enCharts,
	common: enCommon,
	connections: enConnections,
	csv: enCsv,
	effort: enEffort,
	errors: enErrors,
	goals: enGoals,
	groupGoal: enGroupGoal,
	groups: enGroups,
	help: enHelp,
	layout: enLayout,
	live: enLive,
	loneActs: enLoneActs,
	longWork: enLongWork,
	mail: enMail,
	mapping: enMapping,
	matching: enMatching,
	measures: enMeasures,
	myGroups: enMyGroups,
	notes: enNotes,
	ownAccount: enOwnAccount,
	people: enPeople,
	places: enPlaces,
	plans: enPlans,
	provenance: enProvenance,
	publication: enPublication,
	pulls: enPulls,
	pupilFiles: enPupilFiles,
	pupils: enPupils,
	quality: enQuality,
	reading: enReading,
	reasons: enReasons,
	register: enRegister,
	requests: enRequests,
	resultMarks: enResultMarks,
	retention: enRetention,
	roster: enRoster,
	scaleFamilies: enScaleFamilies,
	schoolYear: enSchoolYear,
	search: enSearch,
	secondFactor: enSecondFactor,
	securityLog: enSecurityLog,
	settings: enSettings,
	signals: enSignals,
	sittings: enSittings,
	subGroups: enSubGroups,
	subjects: enSubjects,
	suppliers: enSuppliers,
	talk: enTalk,
	views: enViews,
	visibility: enVisibility,
};

/** All words on screen, by language and noun. A new noun is a file in both languages and its lines here. */
export const messages = { nl, en };

export type Messages = typeof nl;
export type Noun = keyof Messages;

declare module "use-intl" {
	interface AppConfig {
		Locale: "nl" | "en";
		Messages: Messages;
	}
}
