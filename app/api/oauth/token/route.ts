import { answerTokenRequest } from "@/lib/authz/token-endpoint";

export const POST = answerTokenRequest;
