import type { Recipe } from '../../training/recipes';

/** What a plan is made for. */
export interface StudySetting {
  readonly recipe: Recipe;
  /** Users that can be learnt from. */
  readonly users: number;
  /** Past targets that users have at most, behind the validation target. */
  readonly deepestLags: number;
}
