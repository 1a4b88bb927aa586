import type { Preferences } from '@live-tz/contracts';
import { Column, Entity, PrimaryGeneratedColumn } from 'typeorm';

@Entity('users')
export class UserEntity {
  @PrimaryGeneratedColumn('uuid')
  id!: string;

  /** As the person writes it, in NFKC. */
  @Column('text')
  username!: string;

  /** The same without regard to case: what must be unique. */
  @Column('text', { name: 'username_key' })
  usernameKey!: string;

  @Column('text', { name: 'password_hash' })
  passwordHash!: string;

  /** Only what was changed; all else follows the defaults. */
  @Column('jsonb')
  preferences!: Partial<Preferences>;

  @Column('boolean', { name: 'is_admin' })
  isAdmin!: boolean;

  /** A disabled person cannot sign in; their data stay. */
  @Column('boolean', { name: 'is_disabled' })
  isDisabled!: boolean;

  @Column('timestamptz', { name: 'created_at' })
  createdAt!: Date;
}
