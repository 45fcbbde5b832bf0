import 'reflect-metadata';
import assert from 'node:assert/strict';
import { authenticateNode, nodeRequest, toNodeHandler } from '@curfew/server/node';
import { Controller, Get, Module, Post, Req, Res } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import type { Request, Response } from 'express';
import { curfew } from './curfew';

@Controller()
class AppController {
  @Post('sign-in')
  async signIn(@Req() request: Request, @Res() response: Response): Promise<void> {
    const { setCookie } = await curfew.createSession(nodeRequest(request), { subject: 'ada' });
    response.setHeader('set-cookie', setCookie).sendStatus(204);
  }

  @Get('own')
  async own(@Req() request: Request, @Res() response: Response): Promise<void> {
    const session = await authenticateNode(curfew, request, response);
    if (session) response.send(session.subject);
  }
}

@Module({ controllers: [AppController] })
class AppModule {}

async function main(): Promise<void> {
  const app = await NestFactory.create(AppModule, { logger: ['error'] });
  app.use('/curfew/v1', toNodeHandler(curfew));
  await app.listen(0, '127.0.0.1');
  const url = await app.getUrl();
  assert.equal((await fetch(`${url}/own`)).status, 401);
  const cookie = (await fetch(`${url}/sign-in`, { method: 'POST' })).headers.getSetCookie()[0]?.split(';')[0] ?? '';
  assert.equal(await (await fetch(`${url}/own`, { headers: { cookie } })).text(), 'ada');
  assert.equal((await fetch(`${url}/curfew/v1/session`, { headers: { cookie } })).status, 200);
  await app.close();
  await curfew.close();
}

main().catch((error) => {
  console.error(error);
  process.exit(1);
});
