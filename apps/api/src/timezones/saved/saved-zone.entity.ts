import { Column, Entity, PrimaryColumn } from 'typeorm';

/** A row of a user's list. Its positions have no gaps: 0, 1, 2, ... */
@Entity('saved_zones')
export class SavedZoneEntity {
  @PrimaryColumn('uuid')
  id!: string;

  @Column('uuid', { name: 'user_id' })
  userId!: string;

  @Column('text')
  zone!: string;

  @Column('text', { nullable: true })
  label!: string | null;

  @Column('text', { nullable: true })
  place!: string | null;

  @Column('text', { nullable: true })
  country!: string | null;

  @Column('double precision', { nullable: true })
  latitude!: number | null;

  @Column('double precision', { nullable: true })
  longitude!: number | null;

  @Column('integer')
  position!: number;
}
