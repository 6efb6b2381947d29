import type { NextRequest } from "next/server";
import { answerSignIn } from "@/lib/http/sign-in/answer-sign-in";

export const dynamic = "force-dynamic";

interface Context {
	readonly params: Promise<{ nextauth: string[] }>;
}

async function answer(request: NextRequest, { params }: Context): Promise<Response> {
	return answerSignIn(request, (await params).nextauth);
}

export { answer as GET, answer as HEAD, answer as POST };
