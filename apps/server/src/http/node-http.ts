/**
 * What the service takes from node:http. An import of that module reads all its exports, and with them loads a client
 * and its WebSocket, which take a tenth of an idle service's memory and which nobody here uses.
 */
import process from "node:process";

export const { createServer, METHODS, STATUS_CODES } = process.getBuiltinModule("node:http");
