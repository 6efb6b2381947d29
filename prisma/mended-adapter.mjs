import { ColumnTypeEnum } from "@prisma/driver-adapter-utils";

const charType = 18;
const textType = 25;

/**
 * Two things that the engine needs and adapter-pg 7.10 lacks: the type "char" of the catalogue, and scripts that are sent
 * whole (it splits them at every semicolon, also inside a function).
 */
export function mend(adapter) {
	const { queryRaw, startTransaction } = adapter;
	adapter.queryRaw = async function (query) {
		let isChar = [];
		const performIO = async (io) => {
			const answered = await this.performIO(io);
			isChar = answered.fields.map((field) => field.dataTypeID === charType);
			for (const field of answered.fields) if (field.dataTypeID === charType) field.dataTypeID = textType;
			return answered;
		};
		const result = await queryRaw.call(Object.create(this, { performIO: { value: performIO } }), query);
		result.columnTypes = result.columnTypes.map((type, i) => (isChar[i] ? ColumnTypeEnum.Character : type));
		return result;
	};
	if (startTransaction)
		adapter.startTransaction = async function (...args) {
			return mend(await startTransaction.apply(this, args));
		};
	if (adapter.executeScript)
		adapter.executeScript = async function (script) {
			try {
				await this.client.query(script);
			} catch (fault) {
				this.onError(fault);
			}
		};
	return adapter;
}
