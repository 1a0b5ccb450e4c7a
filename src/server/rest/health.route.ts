import { Router } from 'express';
import { featureNames } from '../../features/feature-columns';
import type { HealthCheck } from '../../graphql/health/health-check';
import { stage2Names } from '../../recommend/shortlist-rows';

/**
 * GET /health, in the format that clients of the replaced service expect. `model_problem` is an addition: the reason why all
 * recommendations are popular products, absent while a model is in service.
 */
export function healthRoute(health: HealthCheck): Router {
  const router = Router();
  router.get('/health', async (_request, response) => {
    const report = await health.report();
    response.json({
      status: report.status,
      model_loaded: report.modelLoaded,
      model_version: report.modelVersion,
      ...(report.whyNoModel !== null && { model_problem: report.whyNoModel }),
      database_available: report.databaseAvailable,
      architecture: 'two-stage gradient boosting, scored with ONNX',
      feature_engineering: `SQL views: ${featureNames.length} features in stage 1, ${stage2Names.length} in stage 2`,
      data_loaded: report.dataLoaded && {
        users: report.dataLoaded.users,
        products: report.dataLoaded.products,
        orders: report.dataLoaded.orders,
        order_items: report.dataLoaded.orderItems,
      },
    });
  });
  return router;
}
