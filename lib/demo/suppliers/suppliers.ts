import type { PersonIdentifierType } from "../../domain/identifiers";
import type { PracticeSource } from "../model/practice-day";
import type { DemoSchool } from "../model/school";
import type { TestSource } from "../model/test-plan";

/** Invented suppliers, each with habits of its own. */
export interface DemoSupplier {
	readonly key: string;
	readonly name: string;
}
const supplier = (key: string, name: string): DemoSupplier => ({ key, name });

export const adaptivePublisher = supplier("kwartelhof", "Kwartelhof Adaptief");
export const methodPublisher = supplier("zeldenrijk", "Uitgeverij Zeldenrijk");
export const nationalTestMaker = supplier("peilwaard", "Instituut Peilwaard");
export const lateTestMaker = supplier("drentelaar", "Drentelaar Toetsen");
export const primaryAdministration = supplier("lijstwerk", "Lijstwerk Administratie");
export const secondaryAdministration = supplier("schoolstaat", "Schoolstaat");

/** A connection that the demo sets up at each school. */
export interface DemoConnection {
	/** Stable name within a school. */
	readonly key: string;
	readonly supplier: DemoSupplier;
	readonly standard: "xapi" | "edu-v-results" | "oneroster-csv" | "edexml";
	readonly scopes: readonly string[];
	readonly authMethod: "client_secret_basic" | "private_key_jwt";
	readonly adaptive: "yes" | "no" | "unknown";
	readonly actorHomePages: Readonly<Record<string, PersonIdentifierType>>;
	readonly lateAfterSchoolDays: number | null;
	readonly practice: PracticeSource | null;
	readonly tests: TestSource | null;
}

const base = {
	authMethod: "client_secret_basic",
	adaptive: "unknown",
	actorHomePages: {},
	lateAfterSchoolDays: null,
	practice: null,
	tests: null,
} as const;
const xapiScopes = ["xapi.statements.write", "xapi.statements.read"];

/** The account system whose keys the method publisher uses for pupils: that of the school's administration. */
export function administrationHomePage(school: DemoSchool): string {
	return school.sector === "po" ? "https://las.lijstwerk.example" : "https://las.schoolstaat.example";
}

export function listConnections(school: DemoSchool): DemoConnection[] {
	const roster =
		school.sector === "po"
			? { key: "roster", supplier: primaryAdministration, standard: "edexml" as const }
			: { key: "roster", supplier: secondaryAdministration, standard: "oneroster-csv" as const };
	return [
		{ ...base, ...roster, scopes: ["roster.write"] },
		{
			...base,
			key: "adaptive-practice",
			supplier: adaptivePublisher,
			standard: "xapi",
			scopes: xapiScopes,
			adaptive: "yes",
			lateAfterSchoolDays: 3,
			practice: "adaptive",
		},
		{
			...base,
			key: "method-practice",
			supplier: methodPublisher,
			standard: "xapi",
			scopes: xapiScopes,
			adaptive: "no",
			actorHomePages: { [administrationHomePage(school)]: "asi" },
			lateAfterSchoolDays: 5,
			practice: "method",
		},
		{
			...base,
			key: "method-tests",
			supplier: methodPublisher,
			standard: "edu-v-results",
			scopes: ["eduv.result"],
			tests: "method",
		},
		{
			...base,
			key: "national-tests",
			supplier: nationalTestMaker,
			standard: "edu-v-results",
			scopes: ["eduv.result"],
			authMethod: "private_key_jwt",
			tests: "national",
		},
		{
			...base,
			key: "late-tests",
			supplier: lateTestMaker,
			standard: "edu-v-results",
			scopes: ["eduv.result"],
			lateAfterSchoolDays: 1,
			tests: "late",
		},
	];
}
