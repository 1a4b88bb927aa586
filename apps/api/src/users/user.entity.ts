import type { Preferences } from '@live-tz/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
export class UserEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** As the user entered it, in NFKC. */
  @Column('text')
  username!: string;

  /** The case-insensitive form, which must be unique. */
  @Column('text', { name: 'username_key' })
  usernameKey!: string;

  /** Null until the user of an account that an administrator created has chosen a password. */
  @Column('text', { name: 'password_hash', nullable: true })
  passwordHash!: string | null;

  /** Only the changed ones; the others have their defaults. */
  @Column('jsonb')
  preferences!: Partial<Preferences>;

  @Column('boolean', { name: 'is_admin' })
  isAdmin!: boolean;

  /** A disabled user cannot sign in; their data remains. */
  @Column('boolean', { name: 'is_disabled' })
  isDisabled!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
