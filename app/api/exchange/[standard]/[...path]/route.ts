import { exchange } from "@/lib/http/exchange";

export const dynamic = "force-dynamic";

interface Context {
	readonly params: Promise<{ standard: string; path: string[] }>;
}

/** The one door for suppliers: which standards, paths and methods there are stands in lib/standards. */
async function enter(request: Request, { params }: Context): Promise<Response> {
	const { standard, path } = await params;
	return exchange(request, standard, path);
}

export { enter as DELETE, enter as GET, enter as HEAD, enter as OPTIONS, enter as PATCH, enter as POST, enter as PUT };
