import { Module } from '@nestjs/common';
import { TypeOrmModule } from '@nestjs/typeorm';
import { Invitations } from './invitations';
import { InvitationsRepository } from './invitations.repository';
import { PasswordHasher } from './password-hasher';
import { PasswordResetsRepository } from './password-resets.repository';
import { Passwords } from './passwords';
import { UserEntity } from './user.entity';
import { UsersController } from './users.controller';
import { UsersRepository } from './users.repository';
import { UsersService } from './users.service';

@Module({
  imports: [TypeOrmModule.forFeature([UserEntity])],
  controllers: [UsersController],
  providers: [
    Invitations,
    InvitationsRepository,
    PasswordHasher,
    PasswordResetsRepository,
    Passwords,
    UsersRepository,
    UsersService,
  ],
  exports: [Invitations, PasswordHasher, Passwords, UsersRepository, UsersService],
})
export class UsersModule {}
