import { expect, it } from "vitest";
import { signedIn } from "../../testing/connecting";
import { anAttempt, createCourier } from "../../testing/courier";
import { testDatabase } from "../../testing/database";
import { createPupil, createSchool } from "../../testing/factories";
import { countUnknownPupils } from "./count-unknown-pupils";

testDatabase();

it("counts each pupil whom nobody knows once, for the school's admin alone", async () => {
	const [{ schoolId }, other] = [await createSchool(), await createSchool()];
	const { eckId } = await createPupil(schoolId);
	const courier = await createCourier(schoolId);
	const [one, two] = ["https://ketenid.nl/201703/one", "https://ketenid.nl/201703/two"];
	await courier.deliver([anAttempt(eckId), anAttempt(one), anAttempt(one), anAttempt(two)]);
	expect(await countUnknownPupils(await signedIn(schoolId), courier.connectionId)).toBe(2);
	expect(await countUnknownPupils(await signedIn(other.schoolId), courier.connectionId)).toBe(0);
	const staff = await signedIn(schoolId, "staff");
	await expect(countUnknownPupils(staff, courier.connectionId)).rejects.toThrow("not-allowed");
});
