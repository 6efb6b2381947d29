import type { Random } from "./random";

/** Common names in the Netherlands, of the country's many origins. Drawn apart, so that no pair is anybody's. */
const given =
	"Emma Julia Mila Tess Sophie Zoë Sara Nora Yara Lotte Noor Fenna Saar Lieke Evi Anna Maud Elin Jasmijn Femke Roos Isa Fleur Lynn Sanne Amira Aya Inaya Malak Fatima Salma Hafsa Zeynep Elif Defne Ecrin Naz Shanaya Priya Anjali Chenoa Jaylisa Gianna Naomi Rowena Mei Lin Zofia Hanna Oliwia Maja Daria Selam Hodan Amal Layan Noah Liam Lucas Finn Levi Luuk Mees James Sem Daan Sam Milan Bram Thijs Jesse Siem Gijs Teun Boaz Hidde Stijn Ruben Tygo Floris Jurre Mohammed Adam Youssef Ilyas Rayan Bilal Zakaria Amine Emir Yusuf Kerem Mert Eymen Ravi Aryan Jayden Dylano Shaquille Quincy Wesley Ming Wei Jakub Filip Oskar Kacper Andrei Abel Yonas Omar Zayn Karam".split(
		" ",
	);
const family =
	"Jong|de Vries|de Berg|van den Dijk|van Bakker Janssen Visser Smit Meijer Boer|de Mulder Groot|de Bos Vos Peters Hendriks Leeuwen|van Dekker Brouwer Wit|de Dijkstra Smits Graaf|de Meer|van der Linden|van der Kok Jacobs Haan|de Vermeulen Heuvel|van den Veen|van der Broek|van den Postma Kuipers Bosch Wal|van der Hoekstra Timmermans Verbeek Yılmaz Kaya Demir Öztürk Çelik Şahin Arslan Doğan Aydın Bouzid Amrani|el Haddad Benali Chaoui Ouali|el Bakkali|el Mansouri Azzouzi|el Idrissi Ramdin Mohan Jagessar Kalloe Bhagwat Sital Pinas Vriesde Kromosoeto Sedney Martina Janga Croes Maduro Wever Kwidama Chen Liu Wong Zhang Nguyen Pham Kowalska Nowak Wójcik Popescu Ivanova Tesfaye Haile Abdi Warsame Hassan Ahmadi Karimi Rahimi Khalil Darwish Sapulette Tahitu Pattiasina Soumokil".split(
		" ",
	);

export interface DemoName {
	readonly givenName: string;
	readonly namePrefix: string | null;
	readonly familyName: string;
}

const prefixes = new Set(["de", "van", "den", "der", "el"]);

/** The list stands as "Berg|van", "den", "Dijk|van": words after the bar belong to the prefix. */
const families: readonly { familyName: string; namePrefix: string | null }[] = family.reduce<
	{ familyName: string; namePrefix: string | null }[]
>((list, word) => {
	const last = list.at(-1);
	if (prefixes.has(word) && last) last.namePrefix = `${last.namePrefix ?? ""} ${word}`.trim();
	else {
		const [familyName = word, namePrefix] = word.split("|");
		list.push({ familyName, namePrefix: namePrefix ?? null });
	}
	return list;
}, []);

/** Given and family name by chance, and no name twice at a school. */
export function drawName(random: Random, taken: Set<string>): DemoName {
	for (;;) {
		const name = { givenName: random.pick(given), ...random.pick(families) };
		const key = `${name.givenName} ${name.familyName}`;
		if (taken.has(key)) continue;
		taken.add(key);
		return name;
	}
}

export function fullName(name: DemoName): string {
	return [name.givenName, name.namePrefix, name.familyName].filter(Boolean).join(" ");
}

/** Letters for an address: without accents, spaces and capitals. */
export function plainLetters(text: string): string {
	return text
		.replaceAll("ı", "i")
		.normalize("NFD")
		.replace(/[^\p{Letter}]/gu, "")
		.toLowerCase();
}
